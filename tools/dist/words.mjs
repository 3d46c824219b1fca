// What the interface says, a file a language.

import { mkdirSync } from "node:fs";
import { writeHashed } from "./files.mjs";
import { standpoint } from "./program.mjs";
import { at } from "./settings.mjs";

/** Returns the first part of a language's tag, by which files are found: `zh` of `zh-Hans`.
 * @param {string} language */
export const primary = (language) => language.split("-")[0];

/** Returns the files, by language.
 * @returns {import("./files.mjs").Assets} */
export function writeWords() {
  mkdirSync(at("words"));
  const languages = standpoint("words").trim().split("\n");
  return Object.fromEntries(
    languages.map((language) => {
      const words = standpoint("words", language).trim();
      return [primary(language), writeHashed("words", primary(language), ".txt", words)];
    }),
  );
}
