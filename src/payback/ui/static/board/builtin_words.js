// Streamlit's own words, which it has in English alone, in the reader's language: what stands in its controls, and
// what it has a screen reader say. It writes them again where it draws again; so whatever changes is looked at.

/** @typedef {Record<string, string>} BuiltinWords English as Streamlit has it, to the reader's; `{}` where a fact stands */
/** @typedef {(text: string) => string} Translate gives back what it does not know */

const SPOKEN = ["aria-label", "placeholder", "title"];
const SAYS = SPOKEN.map((name) => `[${name}]`).join(",");
const SHOWS = ["stSkipToContent", "stFileUploader", "InputInstructions", "stDateInputField"].map((id) => `[data-testid="${id}"]`).join(",");
/** Ours, in the reader's language already, and drawn sixty times a second. */
const OURS = '[data-testid^="stBidiComponent"], [data-testid="stHtml"]';

/**
 * @param {BuiltinWords} words
 * @returns {Translate}
 */
export function translation(words) {
  const open = Object.entries(words).filter(([template]) => template.includes("{}"));
  const parts = open.map(([template, said]) => ({ ends: template.split("{}"), said }));
  return (text) => {
    if (Object.hasOwn(words, text)) return words[text] ?? text;
    for (const { ends: [before = "", after = ""], said } of parts) {
      const fact = text.slice(before.length, text.length - after.length);
      if (fact && text === before + fact + after) return said.replace("{}", () => fact);
    }
    return text;
  };
}

/** @param {BuiltinWords} words */
export const reverse = (words) => Object.fromEntries(Object.entries(words).map(([from, to]) => [to, from]));

/**
 * @param {Element} element
 * @param {Translate} translate
 */
function say(element, translate) {
  for (const name of SPOKEN) {
    const text = element.getAttribute(name);
    if (text && translate(text) !== text) element.setAttribute(name, translate(text));
  }
}

/**
 * @param {Node} node
 * @param {Translate} translate
 */
function look(node, translate) {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element || element.closest(OURS)) return;
  if (node === element) {
    for (const each of [element, ...element.querySelectorAll(SAYS)]) if (!each.closest(OURS)) say(each, translate);
  }
  for (const place of element.closest(SHOWS) ? [element] : element.querySelectorAll(SHOWS)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const shown = text.nodeValue ?? "";
      if (translate(shown) !== shown) text.nodeValue = translate(shown);
    }
  }
}

/** @type {BuiltinWords} */
let known = {};
/** @type {MutationObserver | undefined} */
let observer;

/** @param {BuiltinWords} words those of the reader's language; none where it is English */
export function speak(words) {
  if (JSON.stringify(words) === JSON.stringify(known)) return;
  observer?.disconnect();
  look(document.body, translation(reverse(known)));
  known = words;
  if (Object.keys(words).length === 0) return;
  const translate = translation(words);
  look(document.body, translate);
  observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") for (const node of addedNodes) look(node, translate);
      else if (type === "attributes" && target instanceof Element && !target.closest(OURS)) say(target, translate);
      else if (type === "characterData") look(target, translate);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: SPOKEN });
}
