// Room for a text that changes: as high as the highest of what it may say, so that nothing below it moves.

/**
 * @param {HTMLElement} box
 * @param {string[]} texts
 */
export function reserve(box, texts) {
  const width = box.clientWidth;
  const wanted = `${width} ${texts.join("|")}`;
  if (width === 0 || box.dataset["reserved"] === wanted) return;
  const twin = /** @type {HTMLElement} */ (box.cloneNode(false));
  delete twin.dataset["plan"];
  twin.setAttribute("aria-hidden", "true");
  Object.assign(twin.style, { position: "absolute", visibility: "hidden", minHeight: "0", width: `${width}px` });
  box.before(twin);
  const heights = texts.map((text) => {
    twin.textContent = text;
    return twin.offsetHeight;
  });
  twin.remove();
  box.style.minHeight = `${Math.max(...heights)}px`;
  box.dataset["reserved"] = wanted;
}
