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
