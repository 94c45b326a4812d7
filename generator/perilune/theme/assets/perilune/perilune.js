/* What style sheets can't do for people who read with a keyboard or with their ears. */

/* The search page brings its own script; elsewhere a slash leads to the field in the head. */
if (document.querySelector(".pl-search")) {
  import("./search.js");
}
addEventListener("keydown", (event) => {
  const field = document.querySelector(".pl-find input, .pl-search input");
  const writes = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key === "/" && field && !writes && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
  }
});

/* So that a reload does not bring an open drawer back. HTML has no such attribute for a toggle, browsers heed it. */
for (const toggle of document.querySelectorAll(".md-toggle")) toggle.setAttribute("autocomplete", "off");

/* On a phone our tables are laid out as cards; to a screen reader they stay tables. */
const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };
for (const [tag, role] of Object.entries(ROLES)) {
  for (const part of document.querySelectorAll(`.pl-table ${tag}`)) part.setAttribute("role", role);
}

/* What scrolls sideways can be reached and scrolled with the keyboard. */
function makeFocusable(region) {
  if (region.scrollWidth > region.clientWidth) {
    region.setAttribute("tabindex", "0");
    if (region.tagName !== "FIGURE") region.setAttribute("role", "group");
    region.setAttribute("aria-label", "Scrollable");
  } else {
    for (const name of ["tabindex", "role", "aria-label"]) region.removeAttribute(name);
  }
}
const regions = document.querySelectorAll(".md-typeset__scrollwrap, .pl-matrix, .pl-picture, .md-typeset pre > code");
const watcher = new ResizeObserver((entries) => entries.forEach((entry) => makeFocusable(entry.target)));
for (const region of regions) watcher.observe(region);

/* A link to a quotation opens the evidence that holds it. */
function openEvidence() {
  const target = document.getElementById(location.hash.slice(1));
  const evidence = target && target.closest("details");
  if (evidence && !evidence.open) {
    evidence.open = true;
    target.scrollIntoView();
  }
}
addEventListener("hashchange", openEvidence);
openEvidence();

/* On paper everything is open. */
addEventListener("beforeprint", () => {
  for (const evidence of document.querySelectorAll("details.pl-evidence, details.pl-rest")) evidence.open = true;
});
