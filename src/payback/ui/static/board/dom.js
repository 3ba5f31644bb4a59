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
