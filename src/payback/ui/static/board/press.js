// What is pressed straight out of a field comes first, and what was typed after it. Streamlit sends a value a moment late and
// under the page that it still shows: a link that is followed in between would be taken back.

import { afterFrame } from "./frames.js";

export class Press {
  isDown = false;
  #isFollowed = false; // a link of a page, which has yet to come

  /** @type {(() => void) | undefined} */
  #waiting;

  down() {
    this.isDown = true;
  }

  follow() {
    this.#isFollowed = true;
  }

  /** The hand is gone, and what it pressed has been told. */
  rest() {
    this.isDown = false;
    this.#act();
  }

  /** Python has answered: the page that was asked for is there. */
  arrive() {
    this.#isFollowed = false;
    this.#act();
  }

  /**
   * Does something at once where nothing is being pressed, else as soon as that has been done.
   * @param {() => void} action
   */
  after(action) {
    this.#waiting = action;
    this.#act();
  }

  #act() {
    if (this.isDown || this.#isFollowed) return;
    const action = this.#waiting;
    this.#waiting = undefined;
    action?.();
  }
}

/** The hand on this page. */
export const press = new Press();

/**
 * Whether a click goes to another page in the same window.
 * @param {MouseEvent} event
 */
function isFollowed({ target, ctrlKey, metaKey, shiftKey }) {
  const link = target instanceof Element ? target.closest("a") : undefined;
  if (!link || link.target === "_blank" || ctrlKey || metaKey || shiftKey) return false;
  return link.origin === location.origin && link.pathname !== location.pathname;
}

/** Has a press hear of the hands on a page. */
export function listen() {
  const rest = afterFrame(() => press.rest());
  addEventListener("pointerdown", () => press.down(), { capture: true });
  addEventListener("click", (event) => isFollowed(event) && press.follow(), { capture: true });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, rest, { capture: true });
}
