// A page with one list that changes by itself while something is under way.

import { keepFresh } from "./uploads_list.js";

keepFresh();
