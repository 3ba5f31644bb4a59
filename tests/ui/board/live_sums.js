// Reads tables and places from its input, and writes what the browser shows there: for the tests in Python.

import { readFileSync } from "node:fs";

import { answer, netFlow, unpackTables } from "../../../src/payback/ui/static/board/tables.js";

/**
 * What is read off the tables of a plan at several places.
 * @typedef {{tables: Parameters<typeof unpackTables>[0], settled: Record<string, number>, moves: Record<string, number>[]}} Job
 */

/** @param {Job} job */
function sums({ tables, settled, moves }) {
  const unpacked = unpackTables(tables);
  return moves.map((values) => {
    const flow = netFlow(unpacked, values, settled);
    if (!flow) return null;
    const { total, payback } = answer(flow.all);
    return { total: Array.from(total), payback };
  });
}

/** @type {Job[]} */
const jobs = JSON.parse(readFileSync(0, "utf8"));
const shown = jobs.map((job) => sums(job));
process.stdout.write(JSON.stringify(shown));
