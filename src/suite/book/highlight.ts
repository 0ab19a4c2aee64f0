import hljs from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import gherkin from 'highlight.js/lib/languages/gherkin'
import go from 'highlight.js/lib/languages/go'
import json from 'highlight.js/lib/languages/json'
import protobuf from 'highlight.js/lib/languages/protobuf'
import typescript from 'highlight.js/lib/languages/typescript'
import yaml from 'highlight.js/lib/languages/yaml'
import { Html, html } from '../report/html'

const LANGUAGES = { gherkin, bash, sh: bash, go, json, protobuf, typescript, ts: typescript, yaml }
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language)

/** A text as HTML that marks what its words are; as it is if the language is unknown. */
export const highlighted = (text: string, language: string): Html =>
  hljs.getLanguage(language) === undefined ? html`${text}` : new Html(hljs.highlight(text, { language }).value)
