import { setRandomPassword } from '../roles/random-password';
import { CommandError, runCommand } from './run-command';

/**
 * `node dist/src/commands/set-password.js <e-mail>`: gives somebody a new random password, ends
 * their sessions, and prints the password once.
 */
void runCommand(async (strapi) => {
  const email = process.argv[2] ?? '';
  const found = await setRandomPassword(strapi, email);
  if (!found) throw new CommandError(`Nobody signs in with the e-mail address ${email}.`);
  console.log(`\nThe new password of ${found.email} is shown this once:\n\n  ${found.password}\n`);
  console.log('Their sessions have ended. Change it after signing in, under Profile settings.');
  if (!found.isActive) {
    console.log(
      'They are not active, so they cannot sign in until an administrator makes them so.',
    );
  }
});
