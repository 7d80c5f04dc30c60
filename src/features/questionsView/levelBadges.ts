import * as vscode from 'vscode';
import { LEVEL_TITLES } from '../../core/bank/outline';
import { LEVELS } from '../../core/bank/question';
import { LEVEL_SCHEME } from '../../platform/questionItem';

/**
 * The level's first letter at the right edge of an item. The title of a question leaves no room for the description in a narrow side bar, and
 * the colour of the icon alone must not say it.
 */
export class LevelBadges implements vscode.FileDecorationProvider {
  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== LEVEL_SCHEME) return undefined;
    const level = LEVELS.find((known) => known === uri.path.split('/')[1]);
    return level && new vscode.FileDecoration(LEVEL_TITLES[level].charAt(0), LEVEL_TITLES[level]);
  }
}
