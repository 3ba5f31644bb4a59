// Runs in every app's page before anything else and treats all of them alike: notes when the hand moved, what value
// its slider then had, when a curve was painted and which value that curve shows. All times are `performance.now()`.
(() => {
  // The last one is the curve itself. Ours draws over Plotly's while its drawing is switched on.
  const LINES = ".scatterlayer .js-line, .pb-on .pb-live-line";
  const rec = {
    moves: [], downs: [], ups: [], keys: [], // [time, x] of what the hand does, as the browser dates it
    frames: [], // [begun, painted] of every frame
    hands: [], // [painted, value]: the slider has another value
    paints: [], // [painted, value]: the visible curve has another shape; the value that it shows
    changes: [], // the page was changed, in whatever way
    sent: [], received: [], // messages of websockets
    first: null, // first curve ever painted
    spent: 0, // milliseconds that this recorder took
  };
  const lists = Object.values(rec).filter(Array.isArray);
  window.recorder = rec;

  const inputs = { pointermove: rec.moves, pointerdown: rec.downs, pointerup: rec.ups, keydown: rec.keys };
  for (const [type, list] of Object.entries(inputs)) {
    // An event that a page passes on later is not the hand's.
    const note = (event) => event.isTrusted && list.push([event.timeStamp, event.clientX]);
    addEventListener(type, note, { capture: true, passive: true });
  }

  // Shadow roots are looked into as well: Panel and marimo draw in them.
  const roots = [document];
  const watcher = new MutationObserver((all) => {
    if (all.some(({ target }) => !document.head?.contains(target))) rec.changes.push(performance.now());
  });
  const watched = { childList: true, subtree: true, attributes: true, characterData: true };
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    watcher.observe(root, watched);
    return root;
  };
  watcher.observe(document, watched);

  const { send } = WebSocket.prototype;
  const heard = new WeakSet();
  WebSocket.prototype.send = function (...message) {
    rec.sent.push(performance.now());
    if (!heard.has(this)) this.addEventListener("message", () => rec.received.push(performance.now()));
    heard.add(this);
    return send.apply(this, message);
  };

  let holder = null; // of the curve
  let shape = null;
  let hand = null; // the slider that is moved
  let name;
  let known = ["", {}];

  function curve() {
    if (!holder?.isConnected) {
      holder = null;
      for (const root of roots) holder ??= root.querySelector(window.curveHolder);
    }
    return holder ? [...holder.querySelectorAll(LINES)].at(-1) : null;
  }

  /** The value that the painted curve shows: ours says it in words, the others in their figure. */
  function shown() {
    const said = holder.dataset.drawn;
    if (said === undefined) return holder.data?.at(-1).meta?.[name];
    if (said !== known[0]) known = [said, JSON.parse(said)];
    return known[1][name];
  }

  // Panel's slider rounds what it tells a screen reader, so that its own library is asked.
  const handValue = () =>
    hand.closest(".noUi-target")?.noUiSlider.get(true) ?? Number(hand.getAttribute("aria-valuenow") ?? hand.value);

  let begun;
  // Urgent work asked for in a frame is done right after it has been painted, before anything else: what it finds then
  // has been seen.
  const look = () => {
    const now = performance.now();
    rec.frames.push([begun, now]);
    if (hand && handValue() !== rec.hands.at(-1)?.[1]) rec.hands.push([now, handValue()]);
    const seen = curve()?.getAttribute("d") ?? null;
    if (seen !== shape && seen !== null) {
      rec.first ??= now;
      rec.paints.push([now, shown()]);
    }
    shape = seen;
    rec.spent += performance.now() - now;
  };
  const tick = () => {
    begun = performance.now();
    scheduler.postTask(look, { priority: "user-blocking" });
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);

  /** From now on this slider is the one that is moved. */
  rec.hold = (slider, called) => {
    hand = slider;
    name = called;
  };

  const until = (condition) =>
    new Promise((done) => {
      const ask = () => (condition() ? done(true) : setTimeout(ask, 20));
      ask();
    });

  /** Where the time of a first visit goes: the document, the first question, the last word before the curve, the curve. */
  rec.opened = () =>
    until(() => rec.first !== null).then(() => {
      const [document] = performance.getEntriesByType("navigation");
      const told = rec.received.filter((time) => time <= rec.first);
      return { document: document.responseEnd, asked: rec.sent[0] ?? null, told: told.at(-1) ?? null, first: rec.first };
    });

  /** Nothing has changed for a while, and the curve is that of the slider's value. */
  rec.rest = (quiet) =>
    until(() => {
      const busy = [rec.changes.at(-1), rec.paints.at(-1)?.[0], rec.ups.at(-1)?.[0], rec.keys.at(-1)?.[0]];
      if (performance.now() - Math.max(0, ...busy.filter(Boolean)) < quiet) return false;
      if (!holder || (holder.dataset.state ?? "settled") !== "settled") return false;
      return !hand || Math.abs(handValue() - shown()) <= 1e-6 * Math.abs(handValue());
    });

  /** Forgets what was recorded so far, but for the first paint. */
  rec.clear = () => {
    for (const list of lists) list.length = 0;
    rec.spent = 0;
    if (hand) rec.hands.push([performance.now(), handValue()]);
  };
})();
