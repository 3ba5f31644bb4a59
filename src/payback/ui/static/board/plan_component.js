// Between the plan on screen and Python: what hands have moved goes there, what Python says of the plan comes back.

import { afterFrame } from "./frames.js";
import { Latest } from "./latest.js";
import { plan } from "./plan_on_screen.js";
import { listen, press } from "./press.js";
import { listenToSteps } from "./step_keys.js";

/**
 * @typedef {object} PlanData
 * @property {import("./plan_on_screen.js").Answer} answer
 * @property {string[]} shown names of the controls on the board
 * @property {string} query of the link that holds every value
 * @property {string} address page and query that belongs into this entry of the history; empty where it is there
 */

/** @type {Latest<string>} query of the plan that Python knows */
export const link = new Latest();

/** Python is asked once the frame of the hand is painted. */
export const commit = afterFrame(() => plan.commit());

/** What was typed is sent at once, but after what is pressed straight out of its field. */
export const commitTyped = () => press.after(() => plan.commit());

listen();
listenToSteps();

/** @type {PlanData | undefined} the one whose address was written */
let written;

/** @param {PlanData} data */
function writeAddress(data) {
  if (data === written) return; // Back may have led elsewhere since
  written = data;
  const [, query] = data.address.split("?");
  if (query !== undefined) history.replaceState(history.state, "", `${location.pathname}?${query}`);
}

/** @param {{data: PlanData, setStateValue: (name: string, value: unknown) => void}} component */
export default function connect({ data, setStateValue }) {
  plan.send = (moved) => setStateValue("moved", moved);
  plan.sendShown = (shown) => setStateValue("shown", shown);
  plan.show(data.shown);
  plan.take(data.answer);
  link.set(data.query);
  writeAddress(data);
  press.arrive();
}
