import { wordsFor } from "../words/words.ts";
import { addCopyButtons } from "./copy.ts";
import { filterDecisions } from "./filter.ts";
import { startMenu } from "./menu.ts";
import { startSearch } from "./search.ts";
import { startTrials } from "./try-it.ts";

const words = wordsFor([document.documentElement.lang]);

startMenu();
startSearch(words);
startTrials(words);
addCopyButtons(words);
filterDecisions();
