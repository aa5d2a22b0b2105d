/** `GET /editor-screens/alarms`: what somebody must look at, the newest first. */
export interface AlarmsAnswer {
  alarms: AlarmAnswer[];
  /** Whether alarms go out by e-mail: a mail server is set. */
  isMailed: boolean;
  /** Whether the person who asks may say that an alarm is dealt with. */
  mayClear: boolean;
}

export interface AlarmAnswer {
  key: string;
  text: string;
  /** ISO 8601, UTC. */
  raisedAt: string;
  /** Of the entry that it is about; null where there is none, or none that the person may read. */
  title: string | null;
  /** Where that is edited, from the admin's root, likewise. */
  editPath: string | null;
}
