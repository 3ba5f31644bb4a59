// Runs in every app's page before anything else: notes when the hand moved and when the curve was painted.
(() => {
  const rec = { moves: [], downs: [], ups: [], keys: [], paints: [], frames: [], changes: [], first: null };
  window.recorder = rec;
  for (const [type, list] of [["pointermove", rec.moves], ["pointerdown", rec.downs], ["pointerup", rec.ups], ["keydown", rec.keys]]) {
    addEventListener(type, (event) => list.push(event.timeStamp), { capture: true, passive: true });
  }
  const curve = () => {
    const lines = document.querySelectorAll(window.curveSelector ?? ".scatterlayer .js-line");
    return lines.length ? lines[lines.length - 1].getAttribute("d") : null;
  };
  let last = null;
  const { port1, port2 } = new MessageChannel();
  // The message arrives after the frame has been painted: what it finds then has been seen.
  port1.onmessage = () => {
    const now = performance.now();
    const seen = curve();
    if (seen !== last && seen !== null) {
      rec.first ??= now;
      rec.paints.push(now);
    }
    last = seen;
  };
  const tick = (time) => {
    rec.frames.push(time);
    port2.postMessage(null);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  addEventListener("DOMContentLoaded", () => {
    const options = { childList: true, subtree: true, attributes: true, characterData: true };
    new MutationObserver(() => rec.changes.push(performance.now())).observe(document.documentElement, options);
  });
})();
