/* What Material's bundle expects of the page: where the site begins, and a small store for its settings. */
var __md_scope = new URL(document.currentScript.dataset.scope, location);

function __md_hash(text) {
  return Array.from(text).reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
}

function __md_get(key, storage = localStorage, scope = __md_scope) {
  try {
    return JSON.parse(storage.getItem(scope.pathname + "." + key));
  } catch {
    return null;
  }
}

function __md_set(key, value, storage = localStorage, scope = __md_scope) {
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    /* Storage may be full or forbidden; the setting then lasts for this page. */
  }
}

/* Light or dark: the schemes that the page offers. */
function __pl_schemes() {
  return [...document.querySelectorAll("input[name=__palette]")];
}

/* Which of them holds now: what the reader chose, or else what the device asks for. */
function __pl_scheme() {
  const kept = __md_get("__palette");
  if (kept && kept.color && kept.index in __pl_schemes()) return kept.index;
  return Math.max(
    0,
    __pl_schemes().findIndex(({ dataset }) => dataset.mdColorMedia && matchMedia(dataset.mdColorMedia).matches),
  );
}

/* Gives the page its colours and returns them; a scheme that follows the device borrows those of the one that fits. */
function __pl_paint(at) {
  const schemes = __pl_schemes();
  const follows = schemes[at].dataset.mdColorMedia === "(prefers-color-scheme)";
  const fits = ({ dataset }) => /light|dark/.test(dataset.mdColorMedia) && matchMedia(dataset.mdColorMedia).matches;
  const shown = (follows && schemes.find(fits)) || schemes[at];
  const color = Object.fromEntries(
    ["media", "scheme", "primary", "accent"].map((name) => [name, shown.getAttribute(`data-md-color-${name}`)]),
  );
  for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
  return follows ? { ...color, media: schemes[at].dataset.mdColorMedia } : color;
}

/* What only a script can do shows itself from the start, so that nothing moves when the script comes. */
document.documentElement.classList.add("pl-js");
