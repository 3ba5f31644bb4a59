// Ctrl+Z takes the last change of the plan back and Ctrl+Shift+Z makes it again, where no text is being typed.

const TYPED = "textarea, [contenteditable=true], input:not([type=range], [type=checkbox], [type=radio])";

/**
 * The step that keys ask for; empty where they ask for none.
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">} event
 * @param {boolean} isTyping whether a text has the focus, which undoes by itself
 */
export function stepOf({ key, ctrlKey, metaKey, shiftKey, altKey }, isTyping) {
  if (isTyping || altKey || !(ctrlKey || metaKey)) return "";
  const letter = key.toLowerCase();
  if (letter === "y") return shiftKey ? "" : "redo";
  if (letter !== "z") return "";
  return shiftKey ? "redo" : "undo";
}

/** Has the keys press the buttons of the page. */
export function listenToSteps() {
  addEventListener("keydown", (event) => {
    const step = stepOf(event, event.target instanceof Element && event.target.matches(TYPED));
    const button = step && document.querySelector(`.st-key-step_${step} button`);
    if (!(button instanceof HTMLElement)) return;
    event.preventDefault();
    button.click();
  });
}
