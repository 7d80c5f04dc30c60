import * as vscode from 'vscode';
import { SETTINGS, SETTING_SECTION, type SettingValues } from './contributions';

/** Typed access to the person's settings; every read sees the present value. */
export class Settings {
  get<K extends keyof SettingValues>(key: K, scope?: vscode.ConfigurationScope): SettingValues[K] {
    return vscode.workspace.getConfiguration(SETTING_SECTION, scope).get(key, SETTINGS[key]);
  }

  onDidChange(key: keyof SettingValues, listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${SETTING_SECTION}.${key}`)) listener();
    });
  }
}
