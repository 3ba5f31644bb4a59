// The start page beside Streamlit: its words go once the first answer stands there, and where no WebSocket is open for some
// seconds a sentence says what an IT department has to allow.

const OPEN = "[data-test-connection-state=CONNECTED]";
/** Each page begins with its sentence, which the board leaves empty at first; without it stands what went wrong. */
const ANSWER = ".stApp :is(h1, [data-testid=stAlert], [data-testid=stException])";

const words = document.querySelector("#pb-start");
const blocked = /** @type {HTMLElement} */ (document.querySelector("#pb-blocked"));
let timer = 0;

const isOpen = () => document.querySelector(OPEN) !== null;

/** Hide the sentence while a connection is open; begin to count when none is. */
function follow() {
  if (isOpen()) {
    clearTimeout(timer);
    timer = 0;
    blocked.hidden = true;
  } else {
    timer ||= window.setTimeout(warn, 1000 * Number(blocked.dataset.seconds));
  }
}

function warn() {
  timer = 0;
  blocked.hidden = isOpen();
}

for (const address of blocked.querySelectorAll("code")) {
  address.textContent = `${location.origin.replace(/^http/u, "ws")}/_stcore/stream`;
}
new MutationObserver(follow).observe(document, {
  subtree: true,
  attributes: true,
  attributeFilter: ["data-test-connection-state"],
});
new MutationObserver((_, observer) => {
  if ([...document.querySelectorAll(ANSWER)].some((answer) => answer.textContent.trim() !== "")) {
    observer.disconnect();
    words?.remove();
  }
}).observe(document, { subtree: true, childList: true });
// While the scripts are still on their way over a slow line, nothing is blocked.
window.addEventListener("load", follow);
