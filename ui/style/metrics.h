// Every distance and size of the window in logical pixels. No pixel literal lives outside this folder.
#pragma once

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

inline constexpr int kIconSmall = 16;
inline constexpr int kIcon = 20;
inline constexpr int kIconLarge = 40;
inline constexpr int kTarget = 28; // least height of what can be clicked
inline constexpr int kControlHeight = 32;
inline constexpr int kRowHeight = 32;
inline constexpr int kRowHeightCompact = 26;
inline constexpr int kChipHeight = 22;

inline constexpr int kHeaderHeight = 60;
inline constexpr int kNavigationWidth = 200;
inline constexpr int kContentCap = 1600; // nothing grows wider than it can be read
inline constexpr int kSidePanelWidth = 320;
inline constexpr int kSidePanelNarrow = 272;
inline constexpr int kNarrowContent = 900; // below this the side panel takes its narrow width
inline constexpr int kWindowMinWidth = 1024;
inline constexpr int kWindowMinHeight = 700;
inline constexpr int kWindowWidth = 1280;
inline constexpr int kWindowHeight = 800;
inline constexpr int kDialogWidth = 520;
inline constexpr int kWizardWidth = 640;
inline constexpr int kPaletteHeight = 420;
inline constexpr int kKeysWidth = 120;
inline constexpr int kTurnWidth = 168; // of a chip with a countdown in a list
inline constexpr int kStateWidth = 112; // of a chip in a list, so that what follows aligns
inline constexpr int kListHeight = 180;
inline constexpr int kEvidenceWidth = 860;
inline constexpr int kFormWidth = 640;
inline constexpr int kSectionsWidth = 200;
inline constexpr int kDoorWidth = 280;
inline constexpr int kDoorNarrow = 232;
inline constexpr int kDoorHeight = 232;
inline constexpr int kProseWidth = 560;
inline constexpr int kNameWidth = 150; // of the context's name in the header

inline constexpr int kChartHeight = 136;
inline constexpr int kChartHeightSmall = 128;
inline constexpr int kChartLaneMin = 64; // least height of one chart of a stack
inline constexpr int kChartLeft = 48;    // room of the value labels; the same in every chart, so that stacks align
inline constexpr int kChartRight = 12;
inline constexpr int kChartTop = 20;
inline constexpr int kChartBottom = 22;
inline constexpr int kTickSpacing = 84;  // least distance between two time labels
inline constexpr int kValueSpacing = 32; // … between two value labels

inline constexpr int kQueueTop = 248; // of the overview page: what lies above and below the cards of the queue
inline constexpr int kQueueCardHeight = 268; // with the link below it
inline constexpr int kFindingsTop = 64;      // heading of the findings and the button below them
inline constexpr int kFindingRow = 60;
inline constexpr int kChangesRows = 4;       // of what changed that are seen at the least

inline constexpr int kServiceCardWidth = 300;
inline constexpr int kServiceCardHeight = 156;
inline constexpr int kMeterHeight = 4;
inline constexpr int kCompactWidth = 400; // one entry of the compact list
inline constexpr int kCompactRow = 28;
inline constexpr int kTwoLines = 44; // an entry of two lines
inline constexpr int kCompactFigure = 62;
inline constexpr int kCompactCount = 44;

inline constexpr int kStillMs = 500; // an approving key or click counts only after the card was still (I-17)
inline constexpr int kSearchDelayMs = 150;
inline constexpr int kTickMs = 1000;
inline constexpr int kNoticeMs = 6000;

} // namespace preamar::ui::style
