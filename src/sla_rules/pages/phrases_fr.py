"""Every French phrase of a page that explanations do not have; `phrases_en` has the same keys."""

from __future__ import annotations

# The clauses of the choices of a reading, beside those that explanations name.
NAMES = {
    "annex §2.1 and §2.2.2, dans les": "annexe §2.1 et §2.2.2, dans les",
    "annex §2.1, 4h; §2.2.2, figure 2, escalation after": "annexe §2.1, 4h ; §2.2.2, figure 2, escalade après",
    "annex §2.2.2 and §2.2.3, third condition": "annexe §2.2.2 et §2.2.3, troisième condition",
    "annex §2.2.2, 48h ouvrées": "annexe §2.2.2, 48h ouvrées",
    "annex §2.2.2, after figure 1": "annexe §2.2.2, après la figure 1",
    "annex §2.2.2, between figures 1 and 2": "annexe §2.2.2, entre les figures 1 et 2",
    "annex §2.2.2, figure 2, 24 heures; §4, 24 h ouvrées": "annexe §2.2.2, figure 2, 24 heures ; §4, 24 h ouvrées",
    "annex §2.2.2, handled within 48h": "annexe §2.2.2, prise en charge sous 48h",
    "annex §2.2.2, ouvrées": "annexe §2.2.2, ouvrées",
    "annex §2.2.3, second and third conditions; §4": "annexe §2.2.3, deuxième et troisième conditions ; §4",
    "annex §3, annual rate": "annexe §3, taux annuel",
    "annex §4, en moins de": "annexe §4, en moins de",
    "annex §4, formula": "annexe §4, formule",
    "annex §4, incidents": "annexe §4, incidents",
    "annex §4, resolved by the support": "annexe §4, résolus par le support",
}

# What the readers of files note in English, each with its places.
NOTES = {
    "tickets without a severity yet: {count}": "tickets encore sans sévérité : {count}",
    "no column {column}: its values mapped are of nothing": "pas de colonne {column} : ce qui est dit de ses valeurs "
    "est sans objet",
    "no column {column}: the scope gives it": "pas de colonne {column} : le périmètre la donne",
    "no column {column}: received_at stands in for it": "pas de colonne {column} : received_at en tient lieu",
    "no column {column}: what is counted from the acknowledgement has not started": "pas de colonne {column} : ce qui "
    "se compte depuis la prise en compte n’a pas commencé",
    "no column {column}: every ticket counts as unresolved": "pas de colonne {column} : chaque ticket compte comme non "
    "résolu",
    "severity_assigned_at empty beside a severity, {count} times: received_at stands in": "severity_assigned_at vide à "
    "côté d’une sévérité, {count} fois : received_at en tient lieu",
    "mapped, and in no cell of {column}: {values}": "dit de ses valeurs, et dans aucune cellule de {column} : {values}",
    "delimiter {mark}: the header has the columns required with no other": "séparateur {mark} : l’en-tête n’a les "
    "colonnes requises avec aucun autre",
    "dates read as {form}: {evidence} can be read in no other way": "dates lues selon {form} : {evidence} ne se lit "
    "pas autrement",
    "wall-clock times that a switch skips or repeats: {rule}": "heures locales qu’un changement d’heure saute ou "
    "répète : {rule}",
    "encoding {name}, by its byte-order mark": "encodage {name}, d’après sa marque d’ordre des octets",
    "encoding {name}: it is not UTF-8, and all of it is French in {name_again}": "encodage {name} : ce n’est pas de "
    "l’UTF-8, et tout y est français en {name_again}",
    "{rows} row left out by --skip-bad-rows, for {faults} fault": "{rows} ligne écartée par --skip-bad-rows, pour "
    "{faults} défaut",
    "{rows} row left out by --skip-bad-rows, for {faults} faults": "{rows} ligne écartée par --skip-bad-rows, pour "
    "{faults} défauts",
    "{rows} rows left out by --skip-bad-rows, for {faults} faults": "{rows} lignes écartées par --skip-bad-rows, pour "
    "{faults} défauts",
    "{count} ticket received after now, which no figure counts": "{count} ticket reçu après cet instant, qu’aucun "
    "chiffre ne compte",
    "{count} tickets received after now, which no figure counts": "{count} tickets reçus après cet instant, qu’aucun "
    "chiffre ne compte",
}

PHRASES = {
    "thousands": "\u202f",
    # the head
    "title": "Rapport de service : {file}",
    "title_alone": "Rapport de service",
    "lead": "{met} tickets sur {received} comptent comme tenus, {share} : cible {verdict}.",
    "lead_one": "{met} ticket sur {received} compte comme tenu, {share} : cible {verdict}.",
    "lead_nothing": "Aucun ticket reçu n’entre dans l’indicateur.",
    "lead_periods": "Sur {judged}, {missed}.",
    "judged_month": "{count} mois",
    "judged_month_one": "{count} mois",
    "judged_quarter": "{count} trimestres",
    "judged_quarter_one": "{count} trimestre",
    "judged_year": "{count} années",
    "judged_year_one": "{count} année",
    "missing": "{count} manquent la cible",
    "missing_one": "{count} manque la cible",
    "missing_so_far": "{count} manquent la cible à ce stade",
    "missing_so_far_one": "{count} manque la cible à ce stade",
    "version_number": "version {number}",
    "version_span": "{first} à {last}",
    "contents": "Sommaire",
    "share": "part tenue",
    "verdict": "verdict",
    "tickets": "tickets",
    "late_now": "en retard sur un engagement",
    "misses_left": "échecs restants",
    # verdicts
    "reached": "atteinte",
    "missed": "manquée",
    "missed_so_far": "manquée à ce stade",
    "nothing": "rien reçu",
    # the indicator
    "indicator_month": "Indicateur par mois",
    "indicator_quarter": "Indicateur par trimestre",
    "indicator_year": "Indicateur par année",
    "indicator_all": "Indicateur",
    "period": "période",
    "of_version": "version",
    "target": "cible",
    "all": "total",
    "received": "reçus",
    "met": "tenus",
    "breached": "manqués",
    "open_late": "ouverts en retard",
    "paused": "suspendus",
    "open_on_track": "en cours",
    "at_best": "au mieux",
    "not_covered": "sans objet",
    "excluded": "exclus",
    "rounded": "Les parts sont arrondies vers le bas : un échec ne se lit jamais comme la cible ; les verdicts "
    "comparent des nombres entiers.",
    "late_differs": "« ouverts en retard » compte les tickets ouverts que l’indicateur ne peut plus compter comme "
    "tenus ({open_late}) ; les tickets en retard, listés plus bas, sont hors délai pour un engagement ({late}). Les "
    "deux délais ne sont pas les mêmes, et certains tickets n’en ont dépassé qu’un.",
    "wilson": "Statistique, sans part dans aucun verdict : sur l’ensemble, l’intervalle de Wilson à 95 % va de {low} à "
    "{high}.",
    # its plot
    "share_plot": "Part tenue de chaque période, face à la cible",
    "share_axis": "part tenue (%)",
    "target_line": "cible {percent}",
    "share_plot_told_one": "{count} période, avec {lowest} ({lowest_period}) ; la cible est de {target}. Le tableau "
    "ci-dessous a tous les chiffres.",
    "target_then": "{first}, puis {second}",
    "bounds": "où les tickets ouverts peuvent encore la mener",
    "share_plot_told": "{count} périodes, de {lowest} ({lowest_period}) à {highest} ({highest_period}) ; la cible est "
    "de {target}. Le tableau ci-dessous a tous les chiffres.",
    # severities
    "severities": "Sévérités",
    "severities_caption": "Par sévérité, en heures ouvrées",
    "severity": "sévérité",
    "resolved": "résolus",
    "within": "dans le délai",
    "escalated": "escaladés",
    "limit": "délai",
    "median": "médiane",
    "p95": "95e centile",
    "nearest_rank": "Médiane et centile des heures ouvrées des tickets résolus, au décompte de l’engagement {name} "
    "({clause}), par rang le plus proche.",
    "hours_plot": "Heures ouvrées jusqu’à la résolution, par sévérité",
    "hours_axis": "heures ouvrées (échelle logarithmique)",
    "hours_plot_told": "{row} : médiane {median}, 95e centile {p95}, délai {limit}",
    "hours_plot_none": "Aucun ticket n’est résolu.",
    # late tickets
    "late": "Tickets en retard",
    "late_caption": "Tickets ouverts hors délai pour un engagement, les plus en retard d’abord",
    "late_none": "Aucun ticket ouvert n’est hors délai pour un engagement.",
    "late_said": "{count} tickets ouverts sont hors délai pour un engagement.",
    "late_said_one": "{count} ticket ouvert est hors délai pour un engagement.",
    "late_cut": "Les {listed} plus en retard sont listés ; {count} autres ne sont pas montrés.",
    "late_cut_one": "Les {listed} plus en retard sont listés ; {count} autre n’est pas montré.",
    "open_hint": "Le bouton d’un ticket ouvre son explication, clause par clause.",
    "no_script": "Les explications et le tri des tableaux demandent le script de la page, qui est désactivé ici.",
    "ticket": "ticket",
    "received_at": "reçu",
    "late_on": "en retard pour",
    "first_due": "première échéance",
    "over_by": "dépassement",
    "show_all": "Montrer les {count} lignes",
    "open_all": "Ouvrir toutes les explications",
    "close_all": "Fermer toutes les explications",
    # escalations
    "next": "Prochaines escalades",
    "next_caption": "Escalades à venir si personne ne résout le ticket, les plus proches d’abord",
    "next_none": "Aucune escalade n’est à venir.",
    "next_cut": "Les {listed} plus proches sont listées ; {count} autres ne sont pas montrées.",
    "next_cut_one": "Les {listed} plus proches sont listées ; {count} autre n’est pas montrée.",
    "at": "au",
    "to": "vers",
    "after": "après",
    # what the figures depend on
    "basis": "Ce dont dépendent les chiffres",
    "agreement": "contrat",
    "text": "son texte",
    "promise": "promesse",
    "now": "instant",
    "now_given": "{at}, tel que donné",
    "now_latest": "{at}, le dernier instant du fichier",
    "zone": "heures de",
    "version": "écrit par",
    "file": "fichier",
    "digest": "son SHA-256",
    "no_digest": "inconnu : il n’a pas pu être lu une seconde fois",
    "read": "tickets lus",
    "not_yet": "reçus après cet instant, non comptés",
    "skipped": "lignes écartées",
    "skipped_said": "{count} lignes, par --skip-bad-rows",
    "skipped_said_one": "{count} ligne, par --skip-bad-rows",
    "more_faults": "et {count} autres défauts",
    "more_faults_one": "et {count} autre défaut",
    "as_said": "tel que dit",
    "own_names": "chaque colonne sous son propre nom",
    "columns": "colonnes",
    "note": "remarque",
    "source_heading": "Les tickets",
    "calendar_heading": "Le calendrier",
    "calendar_since": "Le calendrier à partir du {day}",
    "calendar": "calendrier",
    "data": "données publiées",
    "calendar_digest": "SHA-256 du calendrier et des données",
    "reading_heading": "La lecture",
    "reading_caption": "Choix là où le contrat se tait",
    "field": "choix",
    "choice": "lu comme",
    "default": "par défaut",
    "is_default": "oui",
    "is_not_default": "non, mais « {default} »",
    "clause": "clause",
}
