"""Logistic regression by scikit-learn, which comes with `putokaz[learning]`; nothing else needs it."""

from collections.abc import Sequence

import numpy as np

from indexer.embedding.port import Vectors
from indexer.errors import LearningUnavailable

# Inverse strength of regularisation. On the demonstration collection, its tags taken for decisions, F1 on records held
# back was 0.818 without learning, and with it 0.818, 0.823, 0.815 and 0.812 at 0.3, 1, 10 and 30.
STRENGTH = 1.0


def fit_logistic(rows: Vectors, answers: Sequence[bool]) -> tuple[Vectors, float]:
    """Weights and bias; `answers` has both kinds.

    Raises:
        LearningUnavailable: scikit-learn is not installed.
    """
    try:
        from scipy.sparse import csr_array
        from sklearn.linear_model import LogisticRegression
    except ModuleNotFoundError as error:
        raise LearningUnavailable from error
    # The dual on sparse rows takes milliseconds where others take seconds: there are far fewer records than words.
    model = LogisticRegression(C=STRENGTH, solver="liblinear", dual=True, max_iter=10_000, random_state=0)
    model.fit(csr_array(rows), np.asarray(answers))
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])
