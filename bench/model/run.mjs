// Runs a Squiggle program some times and prints the processor milliseconds of the fastest run, and its result.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, program, draws, runs] = process.argv.slice(2);
const entry = createRequire(`${folder}/package.json`).resolve("@quri/squiggle-lang");
const { run } = await import(pathToFileURL(entry).href);
const environment = { sampleCount: Number(draws), xyPointLength: 1000, seed: "payback" };
const code = readFileSync(program, "utf-8");
let best = Infinity;
let output = "";
for (let k = 0; k < Number(runs); k++) {
  const before = process.cpuUsage();
  const { result } = await run(code, { environment });
  const used = process.cpuUsage(before);
  if (!result.ok) throw new Error(String(result.value));
  best = Math.min(best, (used.user + used.system) / 1000);
  output = String(result.value.result);
}
console.log(JSON.stringify({ ms: best, output }));
