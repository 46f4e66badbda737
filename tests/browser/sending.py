"""A form sent from a page that has none, as the site's own would be, and the folds of a page opened."""

# Called with a path and the fields; leads to the answer.
SEND = """([path, fields]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: path });
  for (const [name, value] of Object.entries(fields)) {
    const field = Object.assign(document.createElement("textarea"), { name });
    field.textContent = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}"""
UNFOLD = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
