// What may wait until the next frame has been painted.

/**
 * Does something once the next frame has been painted; asked for again before that, it is done once.
 * @param {() => void} action
 * @returns {() => void} asks for it
 */
export function afterFrame(action) {
  const { port1, port2 } = new MessageChannel();
  let isDue = false;
  port1.addEventListener("message", () => {
    isDue = false;
    action();
  });
  port1.start();
  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => port2.postMessage(undefined)); // a task of its own: it runs when the frame is painted
  };
}
