// Whatever shows something of a plan carries its key, `data-plan`. One rule dims all that is not of the plan on screen: what
// Python has yet to answer, what comes late, what is drawn while other parts still wait. While a hand moves, the plan is another
// one in every frame: then the rule goes by a mark on what moves along, because a rule that is written anew makes the browser
// look at every style of the page again.

import { change } from "./dom.js";

const DIMMED = "{ opacity: 0.4; }";
const ALL_THAT_STAYS = "[data-plan]:not([data-live])";

/** @type {CSSStyleSheet | undefined} */
let sheet;
let written = "";
let atRest = "";

/** What moves along with the plan that was shown last, and its key. */
const live = { key: "", /** @type {Set<Element>} */ parts: new Set() };

/**
 * Dims what belongs to any other plan.
 * @param {string} key
 * @param {boolean} isMoving whether a hand moves it: the next frame may show another one
 */
export function dimOthers(key, isMoving) {
  follow(key);
  if (!isMoving) atRest = key;
  write(key === atRest ? `[data-plan]:not([data-plan="${key}"])` : ALL_THAT_STAYS);
}

/**
 * Says of parts which plan they show.
 * @param {string} key
 * @param {Iterable<Element>} parts
 */
export function belongsTo(key, parts) {
  follow(key);
  for (const part of parts) {
    change(part, { "data-plan": key, "data-live": "" });
    live.parts.add(part);
  }
}

/**
 * What moved along with an earlier plan is not yet at this one.
 * @param {string} key
 */
function follow(key) {
  if (key === live.key) return;
  live.key = key;
  for (const part of live.parts) part.toggleAttribute("data-live", false);
  live.parts.clear();
}

/** @param {string} selector of what is dimmed */
function write(selector) {
  if (selector === written) return;
  written = selector;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  const rule = sheet.cssRules[0];
  if (rule instanceof CSSStyleRule) rule.selectorText = selector;
  else sheet.insertRule(`${selector} ${DIMMED}`);
}
