import { browserWordsFor } from "../words/browser-languages.ts";
import { startBrandSwitcher } from "./brands.ts";
import { addCopyButtons } from "./copy.ts";
import { filterDecisions } from "./filter.ts";
import { startMenu } from "./menu.ts";
import { startSamples } from "./samples.ts";
import { startSearch } from "./search.ts";
import { startThemeSwitch } from "./theme.ts";
import { startTryIt } from "./try-it.ts";

const words = browserWordsFor(document.documentElement.lang);

startThemeSwitch();
startBrandSwitcher();
startMenu();
startSearch(words);
startTryIt(words);
startSamples();
addCopyButtons(words);
filterDecisions();
