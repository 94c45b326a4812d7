/* Long lists can be narrowed by words. Without script the whole list stands there, and no field. */

const lists = document.querySelectorAll(".pl-filtered");
const rows = [...lists].flatMap((list) => [...list.querySelectorAll("li, tbody tr, article")]);

for (const field of document.querySelectorAll(".pl-filter input")) {
  const told = field.closest(".pl-filter").querySelector("output");
  field.addEventListener("input", () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
    }
    told.textContent = wanted.length ? `${rows.filter((row) => !row.hidden).length} of ${rows.length}` : "";
  });
}
