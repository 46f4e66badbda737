// The pages of vocabularies: terms are completed in forms, and nested lists become a tree of the WAI-ARIA pattern
// (navigation treeview). All of it works without this.

import { completeTerms } from "./terms.js";
import { growTree } from "./tree.js";

for (const field of document.querySelectorAll("[data-terms]")) completeTerms(field);
for (const list of document.querySelectorAll("[data-tree]")) growTree(list);
