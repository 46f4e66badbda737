"""Logistic regression by scikit-learn, which comes with `putokaz[learning]`; nothing else needs it."""

from collections.abc import Sequence

import numpy as np

from indexer.embedding.port import Vectors
from indexer.errors import LearningUnavailable

# Inverse strength of regularisation. Words are of unit length and many, so they need room; chosen on the demonstration
# collection, where 1 learns next to nothing and 100 learns single publications by heart.
STRENGTH = 10.0


def fit_logistic(rows: Vectors, answers: Sequence[bool]) -> tuple[Vectors, float]:
    """Weights and bias; `answers` has both kinds.

    Raises:
        LearningUnavailable: scikit-learn is not installed.
    """
    try:
        from sklearn.linear_model import LogisticRegression
    except ModuleNotFoundError as error:
        raise LearningUnavailable from error
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(rows, np.asarray(answers))
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])
