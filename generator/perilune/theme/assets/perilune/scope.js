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
