// Suggests job titles while typing. Every page works without it.
"use strict";
for (const field of document.querySelectorAll("[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = field.id + "-titles";
  field.after(list);
  field.setAttribute("list", list.id);
  let timer;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const text = field.value.trim();
      if (text.length < 2 || text === asked) return;
      asked = text;
      try {
        const answer = await fetch("/suggest?q=" + encodeURIComponent(text.slice(0, 100)));
        if (!answer.ok) return;
        const { suggestions } = await answer.json();
        list.replaceChildren(...suggestions.map((title) => {
          const option = document.createElement("option");
          option.value = title;
          return option;
        }));
      } catch { /* without a connection there are no suggestions */ }
    }, 150);
  });
}
