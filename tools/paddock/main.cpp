#include "command.hpp"

int main(int argc, char** argv) {
    return paddock::app::paddock_main(paddock::app::Arguments(argv + (argc > 0 ? 1 : 0), argv + argc));
}
