/* The frame of a generated page: light or dark, the drawer, the way up, where one stands in the contents.
   Material's own script does this and much more that these pages have no use for; it measures the whole page while it loads. */

const header = document.querySelector(".md-header");
const title = document.querySelector(".md-header__title");

/* Light or dark: the switch that shows leads to the other scheme; the choice is kept where Material's script keeps it. */
const schemes = __pl_schemes();

function switchTo(at) {
  for (const [place, scheme] of schemes.entries()) {
    const label = scheme.nextElementSibling;
    if (label && label.tagName === "LABEL") label.hidden = place !== at;
  }
  schemes[at].checked = true;
  return { index: at, color: __pl_paint(at) };
}

if (schemes.length) {
  switchTo(__pl_scheme());
  for (const [at, scheme] of schemes.entries()) {
    scheme.addEventListener("change", () => __md_set("__palette", switchTo(at)));
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => switchTo(__pl_scheme()));
}

/* The drawer of a phone: labels are buttons to the keyboard as well, Escape closes. */
addEventListener("keydown", (event) => {
  const drawer = document.getElementById("__drawer");
  if (event.key === "Escape" && drawer) drawer.checked = false;
  if (event.key === "Enter" && event.target.tagName === "LABEL") event.target.click();
});

/* Whoever scrolls back finds the way up. */
const up = document.querySelector(".md-top");
let before = 0;
if (up) {
  addEventListener(
    "scroll",
    () => {
      up.hidden = scrollY >= before || scrollY < innerHeight;
      before = scrollY;
    },
    { passive: true },
  );
  up.addEventListener("click", () => scrollTo({ top: 0 }));
}

/* Once the heading has left, the head names the page. */
const heading = document.querySelector("h1");
if (heading && header && title) {
  new IntersectionObserver(([seen]) => {
    const left = !seen.isIntersecting && seen.boundingClientRect.top < 0;
    title.classList.toggle("md-header__title--active", left);
    header.classList.toggle("md-header--shadow", left);
  }).observe(heading);
}

/* The contents mark the section that stands on the upper third of the screen. */
const links = new Map();
for (const link of document.querySelectorAll('.md-nav--secondary a[href^="#"]')) {
  const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (section) links.set(section, link);
}
if (links.size) {
  const watcher = new IntersectionObserver(
    (entries) => {
      const entered = entries.find((entry) => entry.isIntersecting);
      if (!entered) return;
      for (const [section, link] of links) link.classList.toggle("md-nav__link--active", section === entered.target);
    },
    { rootMargin: "0px 0px -66% 0px" },
  );
  for (const section of links.keys()) watcher.observe(section);
}
