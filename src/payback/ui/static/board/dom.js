// Small things said to the page: nothing is written that is there already, since a change that changes nothing has the
// browser look at the page again.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {Record<string, string>} [attributes]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, className, attributes = {}) {
  const made = document.createElement(tag);
  made.className = className;
  change(made, attributes);
  return made;
}

/**
 * A button that reads as a link, named after what it acts on.
 * @param {string} className
 * @param {string} subject
 * @param {string} text
 * @param {() => void} act
 */
export function linkButton(className, subject, text, act) {
  const button = element("button", className, { type: "button", "aria-label": `${subject}: ${text}` });
  write(button, text);
  button.addEventListener("click", act);
  return button;
}

/**
 * @param {Element | undefined} node
 * @param {string} text
 */
export function write(node, text) {
  if (node && node.textContent !== text) node.textContent = text;
}

/**
 * @param {Element} node
 * @param {Record<string, string | number>} attributes
 */
export function change(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
  }
}

/**
 * Gives the keyboard to the slider of a control, if it is there.
 * @param {Element | null} control
 */
export function takeKeyboard(control) {
  /** @type {HTMLElement | null | undefined} */ (control?.querySelector("input[type=range]"))?.focus({ preventScroll: true });
}
