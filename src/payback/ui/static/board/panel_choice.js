// Which assumptions the panel shows, and which stand on the board.

/**
 * A text as it is searched: small letters, no accents.
 * @param {string} text
 */
const plain = (text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/**
 * Whether every word that was typed stands in one of the texts.
 * @param {string} typed
 * @param {string[]} texts
 */
export function matches(typed, texts) {
  const searched = plain(texts.join(" "));
  return plain(typed).split(/\s+/u).every((word) => searched.includes(word));
}

/**
 * The board with an assumption put on it, or taken off again: the last one makes room, a headline one comes back.
 * @param {string[]} shown names on the board
 * @param {string} name
 * @param {string[]} headline names that stand there at first
 */
export function pinned(shown, name, headline) {
  if (!shown.includes(name)) {
    const last = shown.findLast((other) => headline.includes(other)) ?? shown.at(-1);
    return shown.map((other) => (other === last ? name : other));
  }
  const back = headline.find((other) => !shown.includes(other));
  return back ? shown.map((other) => (other === name ? back : other)) : shown;
}
