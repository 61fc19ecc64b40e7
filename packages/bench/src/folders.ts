import { fileURLToPath } from "node:url";

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** This package. */
export const packageFolder = fromHere("..");
/** Where the programs are, one for each contender. */
export const programsFolder = fromHere("../programs");
/** Where what is generated and built for a run goes; ignored by git. */
export const workFolder = fromHere("../.work");
/** The program that generates, with the generators that `tools/generators` has. */
export const generateProgram = fromHere("../../../tools/generators/contenders.ts");
/** The document that every generated contender comes from. */
export const documentFile = fromHere("../../../spec/generated/highlevel.json");
