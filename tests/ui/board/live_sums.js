// Reads tables and places from its input, and writes what the browser shows there: for the tests in Python.

import { readFileSync } from "node:fs";

import { answer, netFlow, unpackTables } from "../../../src/payback/ui/static/board/tables.js";

const { tables, settled, moves } = JSON.parse(readFileSync(0, "utf8"));
const unpacked = unpackTables(tables);
const shown = moves.map((/** @type {Record<string, number>} */ values) => {
  const flow = netFlow(unpacked, values, settled);
  if (!flow) return null;
  const { total, payback } = answer(flow.all);
  return { total: Array.from(total), payback };
});
process.stdout.write(JSON.stringify(shown));
