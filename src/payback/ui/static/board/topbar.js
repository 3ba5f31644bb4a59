// The button that copies the link of the plan as Python knows it; the link itself is made there, with every value.

import { link } from "./plan_component.js";

const SHOWN_MS = 6000; // that the note says what was done, and offers the other language
const READ_MS = 12_000; // that the first copy says who can read what a link holds

let told = false;
let inMine = false; // whether the link opens in the sender's language, and not in that of whoever opens it

/** @typedef {Record<"copy" | "copied" | "by_hand" | "who_reads" | "in_mine" | "in_theirs", string>} TopbarWords */
/** @typedef {{language: string, code: string, words: TopbarWords}} TopbarData */

/** @type {WeakMap<Element, ReturnType<typeof setTimeout>>} */
const timers = new WeakMap();

/** @param {{data: TopbarData, parentElement: HTMLElement}} component */
export default function topbar({ data: { language, code, words }, parentElement }) {
  const button = /** @type {HTMLButtonElement} */ (parentElement.querySelector(".pb-copy"));
  const other = /** @type {HTMLButtonElement} */ (parentElement.querySelector(".pb-way"));
  const note = /** @type {HTMLElement} */ (other.parentElement);
  const status = /** @type {HTMLElement} */ (parentElement.querySelector("[role=status]"));
  document.documentElement.lang = language;
  button.title = words.who_reads;
  button.textContent = words.copy;
  button.addEventListener("click", copy);
  other.addEventListener("click", inOther);
  return () => {
    button.removeEventListener("click", copy);
    other.removeEventListener("click", inOther);
  };

  function inOther() {
    inMine = !inMine;
    copy();
  }

  async function copy() {
    const { origin, pathname } = globalThis.location;
    const address = `${origin}${pathname}?${link.value ?? ""}${inMine ? `&lang=${code}` : ""}`;
    const done = await copied(address);
    button.textContent = done ? words.copied : words.copy;
    other.textContent = inMine ? words.in_theirs : words.in_mine;
    show(note, other, done);
    status.textContent = done ? [words.copied, ...(told ? [] : [words.who_reads])].join(". ") : "";
    const shown = told ? SHOWN_MS : READ_MS;
    told = true;
    if (!done) globalThis.prompt(words.by_hand, address);
    clearTimeout(timers.get(button));
    timers.set(
      button,
      setTimeout(() => {
        button.textContent = words.copy;
        status.textContent = "";
        show(note, other, false);
      }, shown),
    );
  }
}

/**
 * Has the note there for eyes and hands, or only for a screen reader.
 * @param {HTMLElement} note
 * @param {HTMLElement} other the button in it
 * @param {boolean} isSeen
 */
function show(note, other, isSeen) {
  note.className = isSeen ? "pb-copy-note" : "pb-unseen";
  other.hidden = !isSeen;
}

/**
 * Whether a text reached the clipboard: the modern way, else (no https) the old one.
 * @param {string} text
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    Object.assign(area.style, { position: "fixed", opacity: "0" });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
