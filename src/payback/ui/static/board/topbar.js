// The button that copies the link of the plan as Python knows it; the link itself is made there, with every value.

import { link } from "./plan_component.js";

const SHOWN_MS = 2500; // that the button says what it did
const READ_MS = 12_000; // that the first copy says who can read what a link holds

let told = false;

/** @typedef {{language: string, words: Record<"copy" | "copied" | "by_hand" | "who_reads", string>}} TopbarData */

/** @type {WeakMap<Element, ReturnType<typeof setTimeout>>} */
const timers = new WeakMap();

/** @param {{data: TopbarData, parentElement: HTMLElement}} component */
export default function topbar({ data: { language, words }, parentElement }) {
  const button = /** @type {HTMLButtonElement} */ (parentElement.querySelector("button"));
  const status = /** @type {HTMLElement} */ (parentElement.querySelector("[role=status]"));
  document.documentElement.lang = language;
  button.title = words.who_reads;
  button.textContent = words.copy;
  button.addEventListener("click", copy);
  return () => button.removeEventListener("click", copy);

  async function copy() {
    const { origin, pathname } = globalThis.location;
    const address = `${origin}${pathname}?${link.value ?? ""}`;
    const done = await copied(address);
    button.textContent = done ? words.copied : words.copy;
    status.textContent = done ? [words.copied, ...(told ? [] : [words.who_reads])].join(". ") : "";
    status.className = told ? "pb-unseen" : "pb-copy-note";
    const shown = told ? SHOWN_MS : READ_MS;
    told = true;
    if (!done) globalThis.prompt(words.by_hand, address);
    clearTimeout(timers.get(button));
    timers.set(
      button,
      setTimeout(() => {
        button.textContent = words.copy;
        status.textContent = "";
        status.className = "pb-unseen";
      }, shown),
    );
  }
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
