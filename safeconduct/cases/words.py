"""The codes that documents of cases use, and what each means to a reader."""

from safeconduct.kernel.text import N_

CAPTORS = {
    "state": N_("the state: police, security service, army"),
    "family": N_("family or clan"),
    "extortionist": N_("extortionists or kidnappers for ransom"),
    "unknown": N_("not known yet"),
}
STATES = {
    "open": N_("being worked on"),
    "followed": N_("followed up"),
    "closed": N_("case closed"),
}
ROOM_NAMES = {
    "signals": N_("Signals"),
    "identity": N_("Identity"),
    "contacts": N_("Contacts"),
    "timeline": N_("Timeline"),
    "claims": N_("Claims"),
    "perpetrators": N_("Perpetrators"),
    "inquiries": N_("Inquiries"),
    "consent": N_("Consent"),
    "shelter": N_("Safe address"),
    "route": N_("Route"),
    "medical": N_("Medical"),
    "testimony": N_("Testimony"),
    "evidence": N_("Evidence"),
    "money": N_("Money"),
    "publicity": N_("Statement"),
}
CHANNELS = {
    "phone": N_("telephone"),
    "sms": N_("text message"),
    "signal": N_("Signal messenger"),
    "whatsapp": N_("WhatsApp"),
    "telegram": N_("Telegram"),
    "email": N_("e-mail"),
    "other": N_("another way"),
}
CONTACT_STATES = {
    "clean": N_("clean: nobody else has it, as far as we know"),
    "unknown": N_("not known who has it"),
    "compromised": N_("compromised: somebody else has it"),
}
ENTRY_KINDS = {
    "event": N_("something happened"),
    "done": N_("we did something"),
    "contact": N_("somebody spoke with us"),
    "decision": N_("a decision"),
    "custody": N_("words from custody"),
}
DIGEST_KINDS = {"opened": N_("the case was opened"), **ENTRY_KINDS}
BANDS = {
    "": N_("age not known"),
    "child": N_("under 14"),
    "youth": N_("14 to 17"),
    "adult_young": N_("18 to 29"),
    "adult": N_("30 to 44"),
    "adult_older": N_("45 to 59"),
    "old": N_("60 or older"),
}
RISKS = {
    "low": N_("low"),
    "raised": N_("raised"),
    "high": N_("high"),
    "extreme": N_("extreme: to life, now"),
}
USES = {
    "keep_record": N_("keep a record"),
    "act_for_me": N_("act for me: lawyer, complaints"),
    "share_partner": N_("share with a named partner"),
    "government_named": N_("tell a government my name"),
    "un_only": N_("tell the United Nations only"),
    "public_anonymous": N_("speak in public, without my name"),
    "public_named": N_("speak in public, with my name"),
    "photo_voice": N_("show my picture or voice"),
    "evidence": N_("use as evidence"),
    "statistics": N_("count me in statistics"),
}
CAPACITIES = {
    "person": N_("the person"),
    "guardian": N_("the guardian of a child, with the child"),
    "delegate": N_("somebody whom the person named in advance"),
    "lawyer": N_("the person's own lawyer"),
    "relative": N_("a relative"),
}
GIVEN_IN = {
    "free": N_("free, able to speak"),
    "custody": N_("in custody or in the hands of others"),
}
VERIFIED_WITH = {
    "own_lawyer": N_("the person's own lawyer, in private"),
    "trusted_person": N_("a trusted person, in private"),
}
DISCLOSURES = {
    "inquiry": N_("inquiry to an authority"),
    "complaint": N_("complaint or appeal"),
    "statement": N_("public statement"),
}
GROUNDS = {
    "directive": N_("the person's directive"),
    "life": N_("to protect life"),
}
EVERYBODY = "everybody"  # the audience of whatever stands in public
