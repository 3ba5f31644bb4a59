// Streamlit's own words in the reader's language: each by its template, and back again.

import assert from "node:assert/strict";
import test from "node:test";

import { reverse, translation } from "../../../src/payback/ui/static/board/builtin_words.js";

const WORDS = { Open: "Ouvrir", "Help for {}": "Aide : {}", "{}MB per file": "{} Mo par fichier", "Add: {}": "Ajouter : {}" };

test("a text is said in the reader's words, and what is not known stays", () => {
  const translate = translation(WORDS);
  const said = ["Open", "Help for a $1 note", "200MB per file", "Opened", "Aide : x", ""].map((text) => translate(text));
  assert.deepEqual(said, ["Ouvrir", "Aide : a $1 note", "200 Mo par fichier", "Opened", "Aide : x", ""]);
});

test("another language finds what the one before was said in", () => {
  const back = translation(reverse(WORDS));
  for (const text of ["Open", "Help for me", "1MB per file"]) assert.equal(back(translation(WORDS)(text)), text);
});

test("names that every object has are no words", () => {
  assert.equal(translation(WORDS)("toString"), "toString");
});
