#include "ui/pages/welcomepage.h"

#include "ui/shell/navigator.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

WelcomePage::WelcomePage(Navigator &navigator, QWidget *parent) : QWidget(parent)
{
    setObjectName(u"welcome"_s);
    setProperty("role", u"page"_s);
    setAccessibleName(tr("Welcome"));
    auto *title = new PlainLabel(TextRole::Figure, PlainLabel::Fit::Elide, this);
    title->setFont(textFont(TextRole::Figure, true));
    title->setPlain(tr("See the load coming"));
    auto *text = new PlainLabel(TextRole::Section, PlainLabel::Fit::Wrap, this);
    text->setMuted();
    text->setMaximumWidth(kProseWidth);
    text->setAlignment(Qt::AlignHCenter);
    text->setPlain(tr("Preamar forecasts the load of your services and proposes how many replicas each will need. "
                      "Nothing is changed without your approval."));

    auto *doors = new QHBoxLayout;
    tighten(doors, kSpaceL);
    doors->addStretch(1);
    doors->addWidget(
        makeDoor(tr("Explore the demonstration"),
                 tr("A simulated cluster with real load shapes. Nothing outside this computer is touched."), u"demo"_s,
                 tr("Ready in seconds"), "doorDemonstration", [&navigator] { navigator.exploreDemonstration(); }),
        1000);
    doors->addWidget(makeDoor(tr("Connect Portainer"),
                              tr("Docker Swarm services through Portainer, with metrics from Prometheus."),
                              u"container"_s, tr("Address and access token needed"), "doorPortainer",
                              [&navigator] { navigator.connectPortainer(); }),
                     1000);
    doors->addWidget(makeDoor(tr("Connect Kubernetes"),
                              tr("Deployments, StatefulSets and their autoscalers, in as many clusters as you have."),
                              u"wheel"_s, tr("A kubeconfig is all it needs"), "doorKubernetes",
                              [&navigator] { navigator.connectKubernetes(); }),
                     1000);
    doors->addStretch(1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceXl, kSpaceXl, kSpaceXl);
    column->setSpacing(kSpaceM);
    column->addStretch(2);
    column->addWidget(title, 0, Qt::AlignHCenter);
    auto *prose = new QHBoxLayout;
    prose->addStretch(1);
    prose->addWidget(text, 1000);
    prose->addStretch(1);
    column->addLayout(prose);
    column->addSpacing(kSpaceXl);
    column->addLayout(doors);
    column->addStretch(3);
}

QWidget *WelcomePage::makeDoor(const QString &title, const QString &text, const QString &icon, const QString &note,
                               const char *name, std::function<void()> open)
{
    auto *door = makeButton({}, {}, "door", this);
    door->setObjectName(QString::fromLatin1(name));
    // Three doors share the narrowest window; in a wide one they stay doors.
    door->setMinimumWidth(kDoorNarrow);
    door->setMaximumWidth(kDoorWidth);
    door->setFixedHeight(kDoorHeight);
    door->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    door->setAccessibleName(title);
    door->setAccessibleDescription(text + u' ' + note);
    auto *column = new QVBoxLayout(door);
    column->setContentsMargins(kSpaceM, kSpaceXl, kSpaceM, kSpaceL);
    column->setSpacing(kSpaceS);
    auto *sign = new IconLabel(kIconLarge, door);
    sign->setIcon(icon, Token::Accent);
    auto *heading = new PlainLabel(TextRole::Section, PlainLabel::Fit::Wrap, door);
    heading->setFont(textFont(TextRole::Section, true));
    heading->setPlain(title);
    auto *body = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, door);
    body->setMuted();
    body->setPlain(text);
    auto *chip = new Chip(door);
    chip->setState(Tone::Accent, u"right"_s, note);
    column->addWidget(sign);
    column->addSpacing(kSpaceXs);
    column->addWidget(heading);
    column->addWidget(body);
    column->addStretch(1);
    column->addWidget(chip);
    for (auto *child : door->findChildren<QWidget *>())
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(door, &QPushButton::clicked, this, std::move(open));
    return door;
}

} // namespace preamar::ui
