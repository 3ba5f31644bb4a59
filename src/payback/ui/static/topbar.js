// The button that copies the link of the plan as it stands; the link itself is made in Python, with every value (following.js).

export default function topbar({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("[role=status]");
  document.documentElement.lang = data.language;
  button.textContent = data.words.copy;
  button.onclick = async () => {
    const { origin, pathname } = window.location;
    const link = `${origin}${pathname}?${document.paybackPlan.query}`;
    const done = await copied(link);
    button.textContent = done ? data.words.copied : data.words.copy;
    said.textContent = done ? data.words.copied : "";
    if (!done) window.prompt(data.words.by_hand, link);
    clearTimeout(button.timer);
    button.timer = setTimeout(() => {
      button.textContent = data.words.copy;
      said.textContent = "";
    }, 2500);
  };
}

/** Whether a text reached the clipboard: the modern way, else (no https) the old one. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.appendChild(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
