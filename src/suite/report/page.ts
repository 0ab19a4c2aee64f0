import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Html, html } from './html'

/** The style that all pages have in common. */
export const look = (): string => readFileSync(path.join(__dirname, 'look.css'), 'utf8')

/** A page that is one file, and needs nothing from elsewhere. */
export const lonePage = (title: string, body: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(look())}</style>
</head>
<body class="lone">
<main>${body}</main>
</body>
</html>
`.source
