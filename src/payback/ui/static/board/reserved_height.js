// Room for a text that changes: as high as the highest of what it may say, so that nothing below it moves.

/**
 * @param {HTMLElement} box
 * @param {string[]} texts
 */
export function reserve(box, texts) {
  const width = box.clientWidth;
  const wanted = `${width} ${texts.join("|")}`;
  if (width === 0 || box.dataset["reserved"] === wanted) return;
  const twins = texts.map((text) => twinOf(box, width, text));
  box.before(...twins); // all of them before the first is measured: the page is laid out once
  const heights = twins.map((twin) => twin.offsetHeight);
  for (const twin of twins) twin.remove();
  box.style.minHeight = `${Math.max(...heights)}px`;
  box.dataset["reserved"] = wanted;
}

/**
 * @param {HTMLElement} box
 * @param {number} width
 * @param {string} text
 */
function twinOf(box, width, text) {
  const twin = /** @type {HTMLElement} */ (box.cloneNode(false));
  delete twin.dataset["plan"];
  twin.setAttribute("aria-hidden", "true");
  twin.textContent = text;
  Object.assign(twin.style, { position: "absolute", visibility: "hidden", minHeight: "0", width: `${width}px` });
  return twin;
}
