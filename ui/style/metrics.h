// Every distance and size of the window in logical pixels. No pixel literal lives outside this folder. What holds text
// is a TextLength and grows with it; spaces, edges and the window itself do not.
#pragma once

#include "ui/style/textlength.h"

namespace preamar::ui::style {

inline constexpr int kSpaceXs = 4;
inline constexpr int kSpaceS = 8;
inline constexpr int kSpaceM = 12;
inline constexpr int kSpaceL = 16;
inline constexpr int kSpaceXl = 24;
inline constexpr int kSpaceXxl = 32;

inline constexpr int kRadius = 6;
inline constexpr int kCardRadius = 8;
inline constexpr int kHairline = 1;
inline constexpr int kFocusRing = 2;
inline constexpr int kMark = 3; // coloured edges, the mark of the current page

inline constexpr TextLength kIconSmall{16};
inline constexpr TextLength kIcon{20};
inline constexpr TextLength kIconLarge{40};
inline constexpr TextLength kTarget{28}; // least height of what can be clicked
inline constexpr TextLength kControlHeight{32};
inline constexpr TextLength kRowHeight{32};
inline constexpr TextLength kRowHeightCompact{26};
inline constexpr TextLength kChipHeight{22};

inline constexpr TextLength kHeaderHeight{60};
inline constexpr TextLength kNavigationWidth{200, 50};
inline constexpr TextLength kContentCap{1600}; // nothing grows wider than it can be read
inline constexpr TextLength kSidePanelWidth{320, 50};
inline constexpr TextLength kSidePanelNarrow{272, 50};
inline constexpr TextLength kNarrowContent{900, 50}; // below this the side panel takes its narrow width
inline constexpr int kWindowMinWidth = 1024;
inline constexpr int kWindowMinHeight = 700;
inline constexpr int kWindowWidth = 1280;
inline constexpr int kWindowHeight = 800;
inline constexpr TextLength kDialogWidth{520};
inline constexpr TextLength kWizardWidth{640};
inline constexpr TextLength kPaletteHeight{420};
inline constexpr TextLength kKeysWidth{120};
inline constexpr TextLength kSearchWidth{248, 25};
inline constexpr TextLength kTurnWidth{168}; // of a chip with a countdown in a list
inline constexpr TextLength kStateWidth{112}; // of a chip in a list, so that what follows aligns
inline constexpr TextLength kListHeight{180};
inline constexpr TextLength kEvidenceWidth{860};
inline constexpr TextLength kFormWidth{640};
inline constexpr TextLength kSectionsWidth{200};
inline constexpr TextLength kDoorWidth{280};
inline constexpr TextLength kDoorNarrow{232};
inline constexpr TextLength kDoorHeight{232};
inline constexpr TextLength kProseWidth{560};
inline constexpr TextLength kNameWidth{150}; // of the context's name in the header

inline constexpr TextLength kChartHeight{136};
inline constexpr TextLength kChartHeightSmall{128};
inline constexpr TextLength kChartLaneMin{64}; // least height of one chart of a stack
inline constexpr TextLength kChartLeft{48};    // room of the value labels; the same in every chart, so that stacks align
inline constexpr TextLength kChartRight{12};
inline constexpr TextLength kChartTop{20};
inline constexpr TextLength kChartBottom{22};
inline constexpr TextLength kTickSpacing{84};  // least distance between two time labels
inline constexpr TextLength kValueSpacing{32}; // … between two value labels

inline constexpr TextLength kQueueTop{248}; // of the overview page: what lies above and below the cards of the queue
inline constexpr TextLength kQueueCardHeight{268}; // with the link below it
inline constexpr TextLength kFindingsTop{64};      // heading of the findings and the button below them
inline constexpr TextLength kFindingRow{60};
inline constexpr int kChangesRows = 4;       // of what changed that are seen at the least

inline constexpr TextLength kServiceCardWidth{300};
inline constexpr TextLength kServiceCardHeight{156};
inline constexpr int kMeterHeight = 4;
inline constexpr TextLength kCompactWidth{400}; // one entry of the compact list
inline constexpr TextLength kCompactRow{28};
inline constexpr TextLength kTwoLines{44}; // an entry of two lines
inline constexpr TextLength kCompactFigure{62};
inline constexpr TextLength kCompactCount{44};

inline constexpr int kStillMs = 500; // an approving key or click counts only after the card was still (I-17)
inline constexpr int kSearchDelayMs = 150;
inline constexpr int kTickMs = 1000;
inline constexpr int kNoticeMs = 6000;

} // namespace preamar::ui::style
