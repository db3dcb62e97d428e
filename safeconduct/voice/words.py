"""The codes that voice uses, and what each means to a reader."""

from safeconduct.kernel.text import N_

KINDS = {
    "alert": N_("urgent alert"),
    "update": N_("update"),
    "correction": N_("correction"),
    "call": N_("call to act"),
    "statement": N_("statement"),
}
EMERGENCIES = {  # what can be drafted by template
    "alert": N_("urgent alert"),
    "update": N_("update"),
}
CHANNELS = {
    "site": N_("public page and feed"),
    "x": "X",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "threads": "Threads",
    "telegram": "Telegram",
    "telegram_caption": N_("Telegram, below a picture"),
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "sms": N_("text message"),
}
STATES = {
    "draft": N_("draft"),
    "waiting": N_("waits for approval"),
    "approved": N_("approved, not published"),
    "returned": N_("returned"),
    "published": N_("published"),
    "corrected": N_("published, corrected"),
    "withdrawn": N_("withdrawn"),
}
REST = {
    "stands": N_("The rest stands"),
    "withdrawn": N_("The rest is withdrawn"),
}
USES = {
    "public_anonymous": N_("speak in public, without the name"),
    "public_named": N_("speak in public, with the name"),
    "photo_voice": N_("show picture or voice"),
}
QUESTIONS = {
    "agrees": N_("The person, or their directive, agrees to this text, and the gate is otherwise open"),
    "helps": N_("It helps now, and we can say how"),
    "within_reach": N_(
        "Nobody who is still within reach is harmed: family, co-residents, lawyer on the road"
    ),
    "could_learn": N_("Captors learn nothing they lack: place, name, link, source, our way of working"),
    "betrays": N_("No word stands in it that must not be published, in any spelling"),
    "could_confirm": N_("It confirms no charge against them, and not whom they love or what they believe"),
    "from_custody": N_("No word from custody is treated as free"),
    "corroborated": N_("Each claim is corroborated, or marked as not confirmed"),
    "denial": N_("An official denial stands in the same text, or the draft says why not"),
    "standing": N_("Every claim it rests on still stands"),
    "minor": N_("No minor is named, in any language"),
    "words": N_("Every name and place in it has been cleared"),
    "jigsaw": N_("Together with earlier posts it identifies nobody"),
    "correction_ready": N_("If it is wrong, the correction is ready"),
    "silence": N_("Silence would be worse, and we know until when"),
}
ANSWERS = {
    "open": N_("not answered"),
    "clear": N_("yes, it is so"),
    "harm": N_("no: this stops it"),
}
CHANGES = {
    "retracted": N_("a claim under it was retracted"),
    "retracted_under_duress": N_("a claim under it was retracted under duress"),
    "contradicted": N_("a claim under it was contradicted"),
    "denied": N_("a claim under it was denied"),
    "regraded": N_("a claim under it can be believed more, or less, than before"),
    "replaced": N_("a claim under it was corrected"),
    "consent_withdrawn": N_("consent was withdrawn"),
}
