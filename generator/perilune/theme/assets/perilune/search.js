/* The search page. Pagefind loads the pieces of the index that a query needs; what it finds is shown as text, never as markup. */

const AT_ONCE = 10;
const FILTERS = ["kind", "topic", "actor", "stance", "year", "status"];
const form = document.querySelector(".pl-search");
const told = document.getElementById("pl-search-told");
const list = document.querySelector(".pl-results");
const more = document.querySelector(".pl-results-more");
const actors = document.getElementById("pl-actors");
let pagefind;
let found = [];
let asked = 0;

async function load() {
  pagefind ??= import("../../pagefind/pagefind.js").then(async (module) => {
    await module.options({ baseUrl: new URL(form.dataset.root, location).pathname.replace(/\/?$/, "/"), excerptLength: 28 });
    return module;
  });
  return pagefind;
}

const given = (name) => form.elements[name].value.trim();

function remember() {
  const words = ["q", ...FILTERS, "sort"].filter(given).map((name) => [name, given(name)]);
  history.replaceState(null, "", words.length ? `?${new URLSearchParams(words)}` : location.pathname);
}

function recall() {
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (["q", ...FILTERS, "sort"].includes(name)) form.elements[name].value = value;
  }
}

/* An excerpt comes as HTML with marks. It is parsed apart from the page, and only its texts are taken over. */
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    return Object.assign(document.createElement("mark"), { textContent: node.textContent });
  });
}

function element(tag, className, ...content) {
  const made = Object.assign(document.createElement(tag), { className });
  made.append(...content);
  return made;
}

function row(result) {
  const link = Object.assign(document.createElement("a"), { href: result.url, textContent: result.meta.title });
  const about = [result.meta.kind, result.meta.date].filter(Boolean).join(" · ");
  return element("li", "", element("h2", "", link), element("p", "pl-meta", about), element("p", "", ...marked(result.excerpt)));
}

async function showMore(question) {
  const next = found.slice(list.children.length, list.children.length + AT_ONCE);
  const results = await Promise.all(next.map((one) => one.data()));
  if (question !== asked) return;
  const rows = results.map(row);
  list.append(...rows);
  list.hidden = !list.children.length;
  more.hidden = list.children.length >= found.length;
  return rows[0];
}

async function search() {
  const question = ++asked;
  const words = given("q");
  const filters = Object.fromEntries(FILTERS.filter(given).map((name) => [name, given(name)]));
  remember();
  if (!words && !Object.keys(filters).length) {
    found = [];
    list.replaceChildren();
    list.hidden = more.hidden = true;
    told.textContent = "";
    return;
  }
  try {
    const answer = await (await load()).search(words || null, { filters, sort: given("sort") ? { date: given("sort") } : {} });
    if (question !== asked) return;
    found = answer.results;
    list.replaceChildren();
    told.textContent = found.length ? `${found.length} ${found.length === 1 ? "result" : "results"}` : "Nothing found: try other words, or fewer filters.";
    await showMore(question);
  } catch {
    told.textContent = "The search could not be loaded. Browse instead:";
  }
}

async function offerActors() {
  const { actor = {} } = await (await load()).filters();
  actors.replaceChildren(...Object.keys(actor).sort().map((name) => Object.assign(document.createElement("option"), { value: name })));
}

let waiting;
function searchSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(search, 200);
}

form.addEventListener("input", searchSoon);
form.addEventListener("reset", () => setTimeout(search));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  search();
});
form.elements.actor.addEventListener("focus", offerActors, { once: true });
more.querySelector("button").addEventListener("click", async () => {
  const first = await showMore(asked);
  first?.querySelector("a").focus();
});

recall();
form.elements.q.focus();
search();
