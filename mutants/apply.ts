import { readFileSync } from 'node:fs'
import path from 'node:path'
import { REGISTER_INSTANCE } from 'ts-node'
import { editedText } from './edited-text'
import type { Edit } from './mutant'

type CompilableModule = NodeJS.Module & { _compile(code: string, filename: string): void }

/**
 * Makes this process load the sources of a repository with edits, over and over: each file is compiled once as it stands, and
 * once more for each set of edits that changes it.
 */
export class EditedSources {
  private readonly root: string
  private readonly folders: readonly string[]
  private readonly compiled = new Map<string, string>()
  private edits: readonly Edit[] = []

  /** Nothing outside the folders is edited, compiled here, or forgotten. */
  constructor(root: string, folders: readonly string[]) {
    this.root = root
    this.folders = folders.map((folder) => path.join(root, folder) + path.sep)
  }

  /** Takes the loading of TypeScript over from ts-node, which must have been registered. */
  install(): void {
    const original = require.extensions['.ts']
    require.extensions['.ts'] = (module: NodeJS.Module, file: string) => {
      if (this.isOurs(file)) (module as CompilableModule)._compile(this.codeOf(file), file)
      else original?.(module, file)
    }
  }

  /** From now on the files are loaded anew, with these edits; what was loaded before is forgotten. */
  use(edits: readonly Edit[]): void {
    this.edits = edits
    for (const file of Object.keys(require.cache)) if (this.isOurs(file)) delete require.cache[file]
    for (const module of Object.values(require.cache)) {
      if (module?.children.some((child) => this.isOurs(child.filename))) {
        module.children = module.children.filter((child) => !this.isOurs(child.filename))
      }
    }
  }

  private isOurs(file: string): boolean {
    return this.folders.some((folder) => file.startsWith(folder))
  }

  private codeOf(file: string): string {
    const edits = this.edits.filter((edit) => path.join(this.root, edit.file) === file)
    if (edits.length > 0) return compile(editedText(readFileSync(file, 'utf8'), edits), file)
    const code = this.compiled.get(file) ?? compile(readFileSync(file, 'utf8'), file)
    this.compiled.set(file, code)
    return code
  }
}

function compile(text: string, file: string): string {
  const service = process[REGISTER_INSTANCE]
  if (service === undefined) throw new Error('ts-node has to be registered before sources can be edited')
  return service.compile(text, file)
}
