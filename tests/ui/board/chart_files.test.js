// A chart as files: what a spreadsheet reads back, what no file's name holds, and a picture with its sentences.

import assert from "node:assert/strict";
import test from "node:test";

import { csv, fileName, lines, picture } from "../../../src/payback/ui/static/board/chart_files.js";

const POINTS = {
  heads: ["Mois", "=2+5", "Valeur (CAD)"],
  rows: [["octobre 2026", "@SUM(A1)", "1 234 $"], ["novembre 2026", "dit \"oui\"; non", "−5 $"], ["décembre 2026", "", ""]],
  values: [["2026-10-01", null, 1234.5], ["2026-11-01", null, -5.25], ["2026-12-01", null, null]],
};

test("figures are whole, in the reader's marks, and no text is a formula", () => {
  assert.equal(
    csv(POINTS, ","),
    "\uFEFFMois;'=2+5;Valeur (CAD)\r\n2026-10-01;'@SUM(A1);1234,5\r\n" +
      '2026-11-01;"dit ""oui""; non";-5,25\r\n2026-12-01;;\r\n',
  );
  assert.match(csv(POINTS, "."), /2026-11-01,"dit ""oui""; non",-5\.25\r\n/u);
});

test("no cell holds a sign that is not seen", () => {
  assert.equal(csv({ heads: ["a"], rows: [["−\u2060$5"]], values: [[null]] }, "."), "\uFEFFa\r\n−$5\r\n");
});

test("every sign that begins a formula is behind an apostrophe, in headings too", () => {
  for (const sign of ["=", "+", "-", "@", "\t", "\r"]) {
    const text = csv({ heads: [`${sign}1`], rows: [[`${sign}1`]], values: [[null]] }, ".");
    assert.equal(text.split(`'${sign}1`).length, 3);
  }
});

test("a file's name says whose figures and what they show, and nothing that no name may hold", () => {
  assert.equal(fileName("Boulangerie d’été", "Vues", "svg"), "Boulangerie d’été - Vues.svg");
  assert.equal(fileName("", 'a/b\\c: "d"\n<e>?..', "csv"), "Payback - a b c d e.csv");
  assert.equal(fileName("x".repeat(300), "y", "png").length, 80 + " - y.png".length);
});

test("a picture has its sentences above it, as text and in lines", () => {
  const figure = { data: [1], layout: { margin: { t: 30 }, height: 5, template: {} } };
  const drawn = picture({ figure, height: 300, title: "<b>Ours</b> & theirs", note: "word ".repeat(60) });
  const { text } = drawn.layout.title;
  assert.ok(text.startsWith("<b>&lt;b&gt;Ours&lt;/b&gt; &amp; theirs</b><br>"));
  const room = drawn.layout.height - 300;
  assert.equal(drawn.layout.margin.t, 30 + room);
  assert.ok(room >= 18 * text.split("<br>").length);
  assert.deepEqual(drawn.data, [1]);
});

test("lines keep every word and their length", () => {
  const text = "one two three four five six seven";
  assert.equal(lines(text, 10).join(" "), text);
  assert.ok(lines(text, 10).every((line) => line.length <= 10));
  assert.deepEqual(lines("", 10), []);
});
