"""The expected pages of `test_explanation_page`, worked out on paper; the workings stand beside the incident there."""

from __future__ import annotations

ENGLISH = """\
Ticket INC-42: resolved, too late for resolution
  at  Mon 2026-05-04 14:00 (Europe/Paris)

Severity: 2 (Major)
  Thu 2026-04-30 16:40  2 (Major), by the perimeter site
  Thu 2026-04-30 17:00  2 (Major), assigned by the analysis
  clause                annex §2.2.2, figure 1

Commitment resolution: breached
  clause   annex §2.2.2, figure 2, total time of treatment
  promise  within 4 h of business time
  clock    from assignment of the severity to resolution
  counted and passed over
    from                  to                    what                         counted         sum
    Thu 2026-04-30 16:40  17:00                 clock not started
    Thu 2026-04-30 17:00  18:00                 open                             1 h         1 h
    Thu 2026-04-30 18:00  Fri 2026-05-01 00:00  closed
    Fri 2026-05-01 00:00  Sat 2026-05-02 00:00  holiday: Fête du Travail
    Sat 2026-05-02 00:00  Mon 2026-05-04 09:30  closed
    Mon 2026-05-04 09:30  13:00                 open                      3 h 30 min  4 h 30 min
  due      Mon 2026-05-04 12:30
  verdict  breached: 4 h 30 min of 4 h, 0 h 30 min too much

Commitment handling: met
  clause   annex §2.2.2, paragraph before figure 1
  promise  within 48 h of business time
  clock    from reception to resolution
  counted and passed over
    from                  to                    what                         counted         sum
    Thu 2026-04-30 16:40  18:00                 open                      1 h 20 min  1 h 20 min
    Thu 2026-04-30 18:00  Fri 2026-05-01 00:00  closed
    Fri 2026-05-01 00:00  Sat 2026-05-02 00:00  holiday: Fête du Travail
    Sat 2026-05-02 00:00  Mon 2026-05-04 09:30  closed
    Mon 2026-05-04 09:30  13:00                 open                      3 h 30 min  4 h 50 min
  due      Tue 2026-05-12 13:40
  verdict  met: 4 h 50 min of 48 h, 43 h 10 min left

Commitment blocking: not covered
  clause   annex §2.1, blocking anomalies
  promise  within 4 h of business time
  clock    from acknowledgement to resolution
  verdict  not covered: it speaks of blocking anomalies only

Escalations
  Mon 2026-05-04 11:00  rang: escalation to Équipe Support de niveau 3 after 2 h 30 min of business time \
under 2 (Major) (annex §2.2.2, figure 2, escalation after)

Indicator resolved in less than 24 business hours: counts as met
  clause   annex §4
  target   95 % of the tickets in less than 24 h of business time
  clock    from reception to resolution
  counted and passed over
    from                  to                    what                         counted         sum
    Thu 2026-04-30 16:40  18:00                 open                      1 h 20 min  1 h 20 min
    Thu 2026-04-30 18:00  Fri 2026-05-01 00:00  closed
    Fri 2026-05-01 00:00  Sat 2026-05-02 00:00  holiday: Fête du Travail
    Sat 2026-05-02 00:00  Mon 2026-05-04 09:30  closed
    Mon 2026-05-04 09:30  13:00                 open                      3 h 30 min  4 h 50 min
  due      Wed 2026-05-06 15:10
  verdict  met: 4 h 50 min of 24 h, 19 h 10 min left

Closure: no rule allows it yet
  confirmation       missing: a confirmation (annex §2.2.3, first condition)
  agreed in writing  missing: an unresolved ticket, an agreement in writing (annex §2.2.3, second condition)
  silence            missing: an unresolved ticket, a request for information (annex §2.2.3, third condition)
  no remark          missing: a notification (annex §2.2.3, fourth condition)
"""

FRENCH = """\
Ticket INC-42 : résolu, hors délai pour résolution
  au  lun. 04/05/2026 14:00 (Europe/Paris)

Sévérité : 2 (Majeure)
  jeu. 30/04/2026 16:40  2 (Majeure), par le périmètre site
  jeu. 30/04/2026 17:00  2 (Majeure), affectée par l’analyse
  clause                 annexe §2.2.2, figure 1

Engagement résolution : non tenu
  clause    annexe §2.2.2, figure 2, temps total de traitement
  promesse  en 4 h ouvrées au plus
  décompte  affectation de la sévérité → résolution
  compté et écarté
    de                     à                      quoi                              compté       cumul
    jeu. 30/04/2026 16:40  17:00                  décompte pas commencé
    jeu. 30/04/2026 17:00  18:00                  ouvert                               1 h         1 h
    jeu. 30/04/2026 18:00  ven. 01/05/2026 00:00  fermé
    ven. 01/05/2026 00:00  sam. 02/05/2026 00:00  jour férié : Fête du Travail
    sam. 02/05/2026 00:00  lun. 04/05/2026 09:30  fermé
    lun. 04/05/2026 09:30  13:00                  ouvert                        3 h 30 min  4 h 30 min
  échéance  lun. 04/05/2026 12:30
  verdict   non tenu : 4 h 30 min sur 4 h, 0 h 30 min de trop
"""

FRENCH_ALARM = (
    "sonnée : escalade vers Équipe Support de niveau 3 après 2 h 30 min ouvrées, "
    "sévérité 2 (Majeure) (annexe §2.2.2, figure 2, escalade après)"
)
