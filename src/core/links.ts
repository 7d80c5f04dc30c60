/** A question's id in the path of a link to it: `/question/<id>`. */
const QUESTION_PATH = /^\/question\/([a-z0-9]+(?:-[a-z0-9]+)*)$/;
const LONGEST_ID = 100;

/**
 * The link that opens a question in the editor it is opened with.
 * @param scheme the editor's own (`vscode.env.uriScheme`)
 * @param extensionId publisher and name
 */
export function questionLink(scheme: string, extensionId: string, questionId: string): string {
  return `${scheme}://${extensionId}/question/${questionId}`;
}

/** The id in the path of a link, or undefined if the path is anything but a well-formed link to a question. Links come from outside: trust nothing else in them. */
export function questionIdOfPath(path: string): string | undefined {
  const id = QUESTION_PATH.exec(path)?.[1];
  return id !== undefined && id.length <= LONGEST_ID ? id : undefined;
}

/** The path of a question's document: `/<topic>/<id>.md`. */
const DOCUMENT_PATH = /^\/([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;

/** Where the document of a question lies. */
export function documentPath(topic: string, questionId: string): string {
  return `/${topic}/${questionId}.md`;
}

/** What the path of a document names, whether there is such a question or not; undefined for any other path. */
export function questionOfDocument(path: string): { readonly topic: string; readonly id: string } | undefined {
  const [, topic, id] = DOCUMENT_PATH.exec(path) ?? [];
  return topic !== undefined && id !== undefined ? { topic, id } : undefined;
}
